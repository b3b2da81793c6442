import { statSync } from 'node:fs'
import { exportTiles } from '../../main/audit/index.ts'
import { Fault } from '../../shared/base/index.ts'
import { toHex } from '../../shared/chain/index.ts'
import { indexOptions } from '../audit-index.ts'
import { EXIT } from '../exit-code.ts'
import type { Verb } from '../verb.ts'

export const auditExportVerb: Verb = {
  name: 'audit export',
  summary: 'write the log as tiles that other tools read',
  synopsis: '--tiles DIR',
  description: [
    'Writes the log as a C2SP tlog-tiles folder: `checkpoint`, `tile/…`, `tile/entries/…` with the records, and `log.vkey` beside them. It can be served as it ' +
      'is, and checked by tools that are not ours (github.com/transparency-dev/tessera/cmd/fsck). Records hold hashes, never payloads: no message of any namespace is in it.',
    "DIR is absent, empty, or an earlier export of the same log, which grows; one whose checkpoint is not of the log's past is left as it is.",
  ],
  positionals: [],
  options: [{ name: 'tiles', value: 'DIR', help: 'the folder' }],
  exits: [
    ['0', 'written'],
    ['2', 'something else is in the folder'],
    ['13', "the log does not verify, or contradicts the folder's checkpoint"],
  ],
  examples: [['vbus audit export --tiles public/log', 'write or renew the export']],
  async run(context) {
    const { args, out } = context
    const to = args.path(args.required('tiles'))
    if (statSync(to, { throwIfNoEntry: false })?.isDirectory() === false) throw new Fault('audit/foreign-folder', `${to} is no folder`)
    const { disk, dir, vkey } = indexOptions(context)
    const { head, files } = await exportTiles({ disk, dir, vkey, to })
    const root = toHex(head.root)
    out.result({ path: to, size: head.size, root, files, vkey }, [
      `wrote ${head.size} records in ${files} files to ${to}`,
      `  root ${root}`,
    ])
    return EXIT.done
  },
}
