/** What is fetched when it is first asked for, and then kept; a failure is not: whoever asks next has it fetched again. */
export function fetchedOnce<Value>(fetched: () => Promise<Value>): () => Promise<Value> {
  let coming: Promise<Value> | null = null;
  return () => {
    coming ??= fetched().catch((error: unknown) => {
      coming = null;
      throw error;
    });
    return coming;
  };
}
