/** Runs a command-line task; a failure is one line on standard error (the stack with ATLAS_DEBUG set) and status 1. */
export async function runTask(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`\n${process.env.ATLAS_DEBUG ? stack : message}\n`);
    process.exitCode = 1;
  }
}
