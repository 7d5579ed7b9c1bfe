'use client';

import { useRef } from 'react';

interface FileFieldProps {
  readonly label: string;
  /** Kinds of files the system's dialogue offers. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file; the same file can be chosen again after it was mended. */
export function FileField({ label, accept, disabled = false, onFile }: FileFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" disabled={disabled} onClick={() => field.current?.click()}>
        {label}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
