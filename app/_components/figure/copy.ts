/** Copies text, also on plain-http pages where the Clipboard API is missing; false where the browser refuses both ways. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (window.isSecureContext && navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // A policy may forbid the API: the older way may still be open.
  }
  return copyBySelection(text);
}

/** Copies a table as HTML and as text, on plain-http pages too; false where the browser refuses both ways. */
export async function copyTable({ html, text }: { readonly html: string; readonly text: string }): Promise<boolean> {
  try {
    if (window.isSecureContext && navigator.clipboard && typeof ClipboardItem === 'function') {
      const forms = { 'text/html': html, 'text/plain': text };
      const blobs = Object.entries(forms).map(([type, content]) => [type, new Blob([content], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    }
  } catch {
    // As above.
  }
  return copyByEvent({ 'text/html': html, 'text/plain': text });
}

/**
 * Copies a picture; false where the Clipboard API is missing (plain http; see {@link copyFramed}). `make` is handed over as a promise, so that the
 * person's click still counts when the bytes are there.
 */
export async function copyImage(make: () => Promise<Blob>): Promise<boolean> {
  if (!window.isSecureContext || !navigator.clipboard || typeof ClipboardItem !== 'function') return false;
  const picture = make();
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    // What went wrong with the picture itself is told; a refusal of the browser is answered by showing it.
    await picture;
    return false;
  }
}

/**
 * Copies the picture a frame shows, where no Clipboard API is: Chromium's copy command takes the whole picture where a document
 * is nothing but one. The frame must stand there before the click. False where the browser does not.
 */
export function copyFramed(frame: HTMLIFrameElement): boolean {
  const before = document.activeElement;
  frame.contentWindow?.focus();
  const done = frame.contentDocument?.execCommand('copy') ?? false;
  if (before instanceof HTMLElement) before.focus();
  return done;
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/** The older way for several forms at once: the copy command asks the page, which answers with its own data. */
function copyByEvent(forms: Readonly<Record<string, string>>): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    for (const [type, content] of Object.entries(forms)) event.clipboardData.setData(type, content);
    event.preventDefault();
    answered = true;
  };
  document.addEventListener('copy', answer, { once: true });
  // Without anything selected some browsers fire no event.
  const done = copyBySelection(' ');
  document.removeEventListener('copy', answer);
  return done && answered;
}
