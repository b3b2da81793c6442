#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode } from '../scripts/setup/node-packages.mjs'
import { becomeNode } from '../scripts/setup/run-node.mjs'

/** The vbus command where bin/vbus cannot be had: started by an older Node, or on Windows. */
const EXIT_NOT_AVAILABLE = 4
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const node = findNode(root)

if (node === undefined || !existsSync(join(root, 'node_modules', 'ws'))) {
  process.stderr.write('vbus: this clone is not set up: run npm run setup\n')
  process.exit(EXIT_NOT_AVAILABLE)
}
await becomeNode(node, [join(root, 'src', 'cli', 'main.ts'), ...process.argv.slice(2)])
