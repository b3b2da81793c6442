#!/usr/bin/env node
import { basename } from 'node:path'
import { becomeNode } from './setup/run-node.mjs'
import { ensureSetupOrExit } from './setup.mjs'

/** `node scripts/with-setup.mjs FILE ARGS…`: set-up as far as FILE needs it, then FILE in Node 24 in this process's place. */
const LEVEL_OF = { 'test.ts': 'test', 'bench.ts': 'test', 'ui.ts': 'test', 'start.ts': 'start' }

const [file, ...args] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('usage: node scripts/with-setup.mjs FILE [ARGUMENTS]\n')
  process.exit(2)
}
const node = await ensureSetupOrExit(LEVEL_OF[basename(file)] ?? 'demo')
await becomeNode(node, [file, ...args])
