import type { Ref } from 'react';

interface JsonFileInputProps {
  /** A click on it opens the browser's choice of files. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly onFiles: (files: FileList) => void;
}

/** What opens the browser's choice of JSON files, under every host: they are no part of the library. It is not seen. */
export function JsonFileInput({ ref, label, onFiles }: JsonFileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".json,application/json"
      hidden
      aria-label={label}
      onChange={({ target }) => {
        if (target.files !== null) onFiles(target.files);
        // The same file can be chosen again after it was mended.
        target.value = '';
      }}
    />
  );
}
