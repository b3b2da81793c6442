/** Largest offset in a region: the lower 48 bits of an address. */
export const OFFSET_MAX = 2 ** 48 - 1

/** The upper 16 bits of a region's addresses. @param space 0x1 to 0x6 @param number 0 to 0xfff */
export const regionId = (space: number, number: number): number => (space << 12) | number

/** `0xS_RRR_OOOOOOOOOOOO`: space, region, offset, all in lower-case hex. */
export function formatAddress(region: number, offset: number): string {
  const place = Number.isSafeInteger(offset) && offset >= 0 && offset <= OFFSET_MAX ? offset.toString(16) : 'f'.repeat(12)
  return `0x${(region >> 12).toString(16)}_${(region & 0xfff).toString(16).padStart(3, '0')}_${place.padStart(12, '0')}`
}

/** The region and offset of an address as `formatAddress` writes it; undefined for other text. */
export function parseAddress(text: string): { readonly region: number; readonly offset: number } | undefined {
  const [, space, region, offset] = /^0x([0-9a-f])_([0-9a-f]{3})_([0-9a-f]{12})$/.exec(text) ?? []
  if (space === undefined || region === undefined || offset === undefined) return undefined
  return { region: Number.parseInt(space + region, 16), offset: Number.parseInt(offset, 16) }
}
