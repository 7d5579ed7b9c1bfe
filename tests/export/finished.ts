import type { FileSteps } from '../../lib/export/index.ts';

/** A file made at one go. */
export function finished(steps: FileSteps): Uint8Array<ArrayBuffer> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
