/** One CSV line (RFC 4180): fields with a comma, quote or line break are quoted. */
export const stringify = (fields: readonly string[]): string =>
  fields.map((field) => (/[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
