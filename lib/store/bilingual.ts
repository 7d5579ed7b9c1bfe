import { z } from 'zod';

/** A text of the dictionary in both languages. */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A text that may be wanting, but never in one language only. */
export const bilingualNote = z
  .strictObject({ zh: z.string(), en: z.string() })
  .refine(({ zh, en }) => (zh === '') === (en === ''), 'is there in one language only');
