import { isZip } from '../read/zip.ts';
import { readCsvTable } from './csv.ts';
import { readParquetTable } from './parquet.ts';
import type { RawTable, ReadProgress } from './raw.ts';
import { readXlsxTable } from './xlsx.ts';

const parquetMark = [0x50, 0x41, 0x52, 0x31];

/**
 * Reads a file as rows of text, by what it is and not by what it is called: Parquet, a workbook (its visible sheet number
 * `sheet`, from 0), else separated values. Throws what the three readers throw.
 */
export async function readTable(
  source: string,
  bytes: Uint8Array<ArrayBuffer>,
  sheet = 0,
  onProgress?: ReadProgress,
): Promise<RawTable> {
  if (parquetMark.every((byte, at) => bytes[at] === byte)) return readParquetTable(source, bytes, onProgress);
  if (isZip(bytes)) return readXlsxTable(source, bytes, sheet);
  return readCsvTable(source, bytes, onProgress);
}
