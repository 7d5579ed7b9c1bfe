/**
 * Does what the bench asks of a page nobody watches (`unwatched.ts`): takes a command, calls the named function of `able` with
 * its arguments, hands the answer back, as long as the page is there.
 */
export async function obey(able: Readonly<Record<string, unknown>>): Promise<void> {
  const commands = new URLSearchParams(window.location.search).get('commands');
  if (commands === null) return;
  for (;;) {
    const { name, args } = await (await fetch(commands)).json();
    const work = able[name];
    const said = typeof work === 'function' ? answerOf(() => work(...args)) : { error: `no function ${name}` };
    await fetch(commands, { method: 'POST', body: JSON.stringify(await said) });
  }
}

async function answerOf(work: () => unknown): Promise<{ readonly answer?: unknown; readonly error?: string }> {
  try {
    return { answer: await work() };
  } catch (error) {
    return { error: String(error) };
  }
}
