/** Largest file that is looked at; anything longer is refused by its length alone. Bytes. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;

/** Largest XML, as a file or decoded out of a PDF. Bytes. */
export const MAX_XML_BYTES = 20 * 1024 * 1024;

/** Deepest nesting of elements; the deepest legal invoice stays below 20. */
export const MAX_XML_DEPTH = 100;

/** Most elements in one document: more than 5,000 fully described invoice lines. */
export const MAX_XML_ELEMENTS = 250_000;

/** Most attributes on one element, namespace declarations included. */
export const MAX_XML_ATTRIBUTES = 64;

/** Most issues kept of one document; a file with more is broken as a whole. */
export const MAX_ISSUES = 200;

/** Most embedded files of a PDF that are opened in search of an invoice. */
export const MAX_PDF_ATTACHMENTS = 100;

/** Most bytes all compressed parts of one PDF may unpack to while it is searched. */
export const MAX_PDF_UNPACKED_BYTES = MAX_XML_BYTES + 4 * 1024 * 1024;

/** Most objects of a PDF that are read while it is searched. */
export const MAX_PDF_OBJECTS = 100_000;
