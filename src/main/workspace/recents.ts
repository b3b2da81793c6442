import { join } from 'node:path'
import { ensurePrivateDir, readPrivateFile, replacePrivateFile } from './private-files.ts'

/** Workspaces remembered; the one opened longest ago is forgotten first. */
export const RECENTS_MAX = 20
const FORMAT = 'vbus.recent.v1'

/** A workspace this user opened: links name it by its id. */
export interface Recent {
  readonly id: string
  readonly name: string
  /** Absolute. */
  readonly path: string
}

const recentsFile = (configDir: string): string => join(configDir, 'recent.json')

/** Opened last first. A damaged file is an empty list: nothing but convenience is lost. */
export function readRecents(configDir: string): readonly Recent[] {
  try {
    const kept = JSON.parse(readPrivateFile(recentsFile(configDir)) ?? '{}') as { format?: unknown; workspaces?: unknown }
    return kept.format === FORMAT && Array.isArray(kept.workspaces) ? kept.workspaces.filter(isRecent).slice(0, RECENTS_MAX) : []
  } catch {
    return []
  }
}

/** Puts a workspace first. */
export function rememberWorkspace(configDir: string, recent: Recent): void {
  const others = readRecents(configDir).filter(({ id, path }) => id !== recent.id && path !== recent.path)
  ensurePrivateDir(configDir)
  const workspaces = [recent, ...others].slice(0, RECENTS_MAX)
  replacePrivateFile(recentsFile(configDir), `${JSON.stringify({ format: FORMAT, workspaces }, undefined, 2)}\n`)
}

function isRecent(value: unknown): value is Recent {
  const { id, name, path } = (value ?? {}) as Record<string, unknown>
  return [id, name, path].every((text) => typeof text === 'string' && text !== '')
}
