/** One CSV record (RFC 4180, LF): a field with a comma, a quote or a line break is quoted; undefined is empty. */
export function csvLine(fields: readonly (string | number | undefined)[]): string {
  return `${fields.map(csvField).join(',')}\n`
}

function csvField(value: string | number | undefined): string {
  const field = String(value ?? '')
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
