package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a workbook back from disk: rows of all its sheets, and the sum of the column that is totalled. */
final class WorkbookReread {
    private static final String SHEETS = "xl/worksheets/";
    private static final String TOTALLED = "overdue_total";

    private long rows;
    private BigDecimal total = BigDecimal.ZERO;

    private WorkbookReread() {}

    static ReadBack of(Path folder, String file) throws IOException {
        WorkbookReread reread = new WorkbookReread();
        Path path = folder.resolve(file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(SHEETS)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        reread.sheet(in);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(path + " is not the workbook that was written", e);
        }
        return new ReadBack(FileFigures.of(file, reread.rows, reread.total), Sha256.of(path));
    }

    private void sheet(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Optional<String> totalled = Optional.empty();
        long row = 0;
        String cell = "";
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                row++;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                cell = xml.getAttributeValue(null, "r");
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                String column = cell.replaceAll("[0-9]", "");
                if (row == 1 && text.toString().equals(TOTALLED)) {
                    totalled = Optional.of(column);
                } else if (row > 1 && totalled.filter(column::equals).isPresent()) {
                    total = total.add(new BigDecimal(text.toString()));
                }
            }
        }
        rows += Math.max(0, row - 1);
    }
}
