-- Spring Batch looks its executions up by these columns and ships no index for them; without, every start of a run
-- reads all nights there ever were.
create index if not exists batch_job_execution_instance on batch_job_execution (job_instance_id);
create index if not exists batch_job_execution_params_execution on batch_job_execution_params (job_execution_id);
create index if not exists batch_step_execution_execution on batch_step_execution (job_execution_id, step_name);
