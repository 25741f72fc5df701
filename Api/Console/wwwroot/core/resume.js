// Remembers, in this browser, uploads in parts that are under way, so that choosing the same file again goes on with them.
const prefix = "tvidz-upload:";
const keptFor = 24 * 3600 * 1000;

const nameOf = (file) => `${prefix}${file.size}:${file.lastModified}:${file.name}`;

export const memory = {
  /** The ticket of the upload of this very file, or null. */
  find(file) {
    try {
      const { ticket, at } = JSON.parse(localStorage.getItem(nameOf(file)));
      return Date.now() - at < keptFor ? ticket : null;
    } catch {
      return null; // none, or storage is blocked
    }
  },
  keep(file, { videoId, uploadId, partSize }) {
    try {
      localStorage.setItem(nameOf(file), JSON.stringify({ ticket: { videoId, uploadId, partSize }, at: Date.now() }));
    } catch {
      // Storage is blocked or full: it can be resumed until the page is left.
    }
  },
  forget(file) {
    try {
      localStorage.removeItem(nameOf(file));
    } catch {
      // Nothing was kept.
    }
  },
};
