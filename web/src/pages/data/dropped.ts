/** A file that the merchant chose or dropped, with its path inside the folder it came with. */
export interface Picked {
  file: File
  path: string
}

/** isExport leaves out what no platform exports: hidden files and the lock files of Office. */
export function isExport(path: string): boolean {
  return !path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$'))
}

/** fromInput lists the files of a file or folder input. */
export function fromInput(files: FileList | null): Picked[] {
  return [...(files ?? [])]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ path }) => isExport(path))
}

/** fromDrop lists the files that were dropped, and those in dropped folders. */
export async function fromDrop(data: DataTransfer): Promise<Picked[]> {
  // The entries must be taken before the first wait: the browser empties the list afterwards.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const picked = (await Promise.all(entries.map(filesOf))).flat()
  return picked.filter(({ path }) => isExport(path))
}

async function filesOf(entry: FileSystemEntry): Promise<Picked[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, path }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // One call gives at most a hundred entries.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    all.push(...some)
  }
  return (await Promise.all(all.map(filesOf))).flat()
}
