/** A dropped file and its path inside what was dropped, with `/` between folders. */
export interface DroppedFile {
  readonly file: File;
  readonly name: string;
}

/**
 * Every file of a drop, folders walked to their leaves. Must be called in the drop event itself: a browser takes
 * the entries back when the event is over.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...transfer.files];
  const found = await Promise.all(entries.map(filesOf));
  // A synthetic drop, as accessibility tools make them, has files and no entries.
  return entries.length === 0 ? plain.map((file) => ({ file, name: file.name })) : found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name }];
  }
  const children = await readAll((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(children.map(filesOf))).flat();
}

/** `readEntries` gives a hundred at a time, and none when it is done. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
