package io.daybreak.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Chromium without a screen that lays a page out and measures it. The page itself has no script; a copy of it gets one
 * that measures, and stands in a frame as wide as the screen is meant to be, since windows have a least width.
 *
 * @param program the browser
 */
record Browser(Path program) {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern MEASURED = Pattern.compile("data-measured=\"([^\"]*)\"");

    /**
     * What was measured.
     *
     * @param innerWidth width of the frame
     * @param scrollWidth width of what is in it
     * @param brightness of the background, 0 to 255
     * @param smallestText smallest text of a plot as shown, pixels
     * @param lowestContrast of text against what is behind it
     * @param overlapping pairs of boxes that lie on each other, in words
     */
    record Layout(
            int innerWidth,
            int scrollWidth,
            int brightness,
            double smallestText,
            double lowestContrast,
            String overlapping) {}

    /** The browser of this machine, where Debian's package puts it. */
    static Optional<Browser> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new);
    }

    Layout layout(Path page, Path work, int width, boolean dark) throws IOException {
        Path folder = Files.createTempDirectory(work, "browser");
        String source = Files.readString(page);
        // The policy that lets nothing run would stop the measuring too.
        String measured = source.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                .replace("</body>", "<script>" + MEASURE + "</script></body>");
        Files.writeString(folder.resolve("page.html"), measured);
        Files.writeString(
                folder.resolve("frame.html"),
                "<!DOCTYPE html><meta charset=\"utf-8\"><style>body{margin:0}iframe{border:0;width:" + width
                        + "px;height:1200px}</style><iframe src=\"page.html\"></iframe><script>"
                        + "addEventListener('message',e=>{document.body.dataset.measured=e.data})</script>");
        String document = dump(folder, width, dark);
        Matcher found = MEASURED.matcher(document);
        if (!found.find()) {
            throw new IllegalStateException("nothing was measured: " + document);
        }
        String[] values = found.group(1).split("\\|", -1);
        return new Layout(
                Integer.parseInt(values[0]),
                Integer.parseInt(values[1]),
                Integer.parseInt(values[2]),
                Double.parseDouble(values[3]),
                Double.parseDouble(values[4]),
                values[5]);
    }

    private String dump(Path folder, int width, boolean dark) throws IOException {
        Path out = folder.resolve("out.html");
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                        "--window-size=" + Math.max(width, 600) + ",1200",
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        folder.resolve("frame.html").toUri().toString()))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the browser did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static final String MEASURE = """
            addEventListener('load', () => {
              document.querySelectorAll('details').forEach(d => d.open = true);
              const root = document.documentElement;
              const rgb = text => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
              const behind = e => {
                for (let at = e; at; at = at.parentElement) {
                  const c = rgb(getComputedStyle(at).backgroundColor);
                  if (c.length < 4 || c[3] > 0) return c;
                }
                return [255, 255, 255];
              };
              const light = c => c.slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              let contrast = 21;
              document.querySelectorAll('p,td,th,h1,h2,h3,li,span,a,strong,small,data,summary').forEach(e => {
                const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own) return;
                const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
                contrast = Math.min(contrast, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
              });
              let text = 99;
              document.querySelectorAll('svg text').forEach(e => {
                const scale = e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width;
                if (e.textContent.trim()) text = Math.min(text, Number(e.getAttribute('font-size')) * scale);
              });
              const boxes = [...document.querySelectorAll('.cards>div,figure,.verdict,h2,details,.scroll')];
              let overlapping = '';
              boxes.forEach((one, i) => boxes.slice(i + 1).forEach(other => {
                if (one.contains(other) || other.contains(one)) return;
                const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                  overlapping += one.textContent.slice(0, 30) + ' / ' + other.textContent.slice(0, 30) + '; ';
              }));
              const c = behind(document.body);
              parent.postMessage([innerWidth, root.scrollWidth, Math.round((c[0] + c[1] + c[2]) / 3),
                text.toFixed(1), contrast.toFixed(2), overlapping.replace(/[|"]/g, ' ')].join('|'), '*');
            });
            """;
}
