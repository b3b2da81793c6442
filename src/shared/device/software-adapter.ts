/** What WebGPU tells of an adapter (https://www.w3.org/TR/webgpu/#gpuadapterinfo). */
export interface AdapterInfo {
  readonly vendor: string
  readonly architecture: string
  readonly device: string
  readonly description: string
  readonly isFallbackAdapter?: boolean
}

/** Names under which adapters that compute on the processor are known. */
const SOFTWARE = /swiftshader|subzero|llvmpipe|lavapipe|softpipe|swrast|software|warp\b|basic render/i

/** Whether a name is known as that of an adapter that computes on the processor. */
export const isSoftwareName = (name: string): boolean => SOFTWARE.test(name)

/** Whether the processor does an adapter's arithmetic: it says so itself, or its name is known. */
export function isSoftwareAdapter(info: AdapterInfo): boolean {
  return info.isFallbackAdapter === true || [info.vendor, info.architecture, info.device, info.description].some(isSoftwareName)
}

/** One line for records and views. */
export function adapterName(info: AdapterInfo): string {
  const parts = [info.vendor, info.architecture, info.description || info.device].filter((part) => part !== '')
  return parts.length === 0 ? 'unnamed adapter' : parts.join(' · ')
}
