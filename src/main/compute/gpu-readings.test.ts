import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseUse, readGpuName, readGpus } from './gpu-readings.ts'

const MIB = 1024 * 1024
const APPS = '4121, 418\n977, 12034\n'
/** As a driver of release 550 prints it. */
const PMON = `# gpu         pid   type     sm    mem    enc    dec    jpg    ofa    command
# Idx           #    C/G      %      %      %      %      %      %    name
    0       4121     C     87     12      -      -      -      -    python3
    0        977     C      -      -      -      -      -      -    ollama
`

it('FB10 reads memory and computing time of processes as the driver prints them', () => {
  expect(parseUse(APPS, PMON)).toEqual([
    { pid: 4121, memoryBytes: 418 * MIB, busyPercent: 87 },
    { pid: 977, memoryBytes: 12034 * MIB, busyPercent: undefined },
  ])
  expect(parseUse('4121, [N/A]\n[Insufficient Permissions]\n\n', PMON)).toEqual([])
  expect(parseUse(APPS, '')).toMatchObject([{ busyPercent: undefined }, { busyPercent: undefined }])
})

it('FB10 has no reading where there is no driver, and one where it answers', async () => {
  expect(await readGpus('/nowhere/nvidia-smi')).toBeUndefined()
  const reader = join(mkdtempSync(join(tmpdir(), 'vbus-smi-')), 'nvidia-smi')
  writeFileSync(reader, `#!/bin/sh\nif [ "$1" = pmon ]; then cat <<'END'\n${PMON}END\nelse printf '${APPS.replaceAll('\n', '\\n')}'; fi\n`)
  chmodSync(reader, 0o755)
  expect(await readGpus(reader)).toHaveLength(2)
  writeFileSync(reader, '#!/bin/sh\necho "NVIDIA H100 80GB HBM3"\n')
  expect(await readGpuName(reader)).toBe('NVIDIA H100 80GB HBM3')
  writeFileSync(reader, '#!/bin/sh\nexit 9\n')
  expect([await readGpus(reader), await readGpuName(reader)]).toEqual([undefined, undefined])
})
