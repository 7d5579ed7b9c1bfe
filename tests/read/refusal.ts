import { type AtlasError, isAtlasError } from '../../lib/model/error.ts';

/** The error a reading is refused with; null where it is read. What is no error of ours is thrown on. */
export function refusalOf(read: () => unknown): AtlasError | null {
  try {
    read();
  } catch (error) {
    if (isAtlasError(error)) return error;
    throw error;
  }
  return null;
}
