import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
}

export const WINDOW_MIN = { width: 900, height: 600 } as const
export const WINDOW_DEFAULT = { width: 1_360, height: 860 } as const

/** What was kept, if it makes sense and is still on a screen; undefined otherwise. */
export function parseWindowState(text: string, screens: readonly Rectangle[]): WindowState | undefined {
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return undefined
  }
  const { bounds, isMaximized } = (kept ?? {}) as { bounds?: Partial<Rectangle>; isMaximized?: unknown }
  const { x, y, width, height } = bounds ?? {}
  if (![x, y, width, height].every((value) => Number.isSafeInteger(value))) return undefined
  const found = { x: x as number, y: y as number, width: width as number, height: height as number }
  if (found.width < WINDOW_MIN.width || found.height < WINDOW_MIN.height) return undefined
  // Some of the title bar must be on a screen, or nobody could ever move the window back.
  const isReachable = screens.some(
    (screen) =>
      found.x < screen.x + screen.width - 80 &&
      found.x + found.width > screen.x + 80 &&
      found.y >= screen.y &&
      found.y < screen.y + screen.height - 40,
  )
  return isReachable ? { bounds: found, isMaximized: isMaximized === true } : undefined
}

export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | undefined {
  try {
    return parseWindowState(readFileSync(file, 'utf8'), screens)
  } catch {
    return undefined
  }
}

/** Keeps the window's place; a failure costs nothing but the place. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch {
    // The next window opens where every first window does.
  }
}
