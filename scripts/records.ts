import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import protobuf from 'protobufjs'
import { ROOT, writeOrCheck } from './generated-file.ts'

/** docs/reference/records.md from proto/arqonbus/v1/record.proto; `--check` only compares. */
const SOURCE = 'proto/arqonbus/v1/record.proto'
const HEAD = `# Record kinds

What \`vbus audit show\` prints as \`kind\`, and the members of its \`body\`. The definition is \`${SOURCE}\`: numbers are frozen, every field is
commented there. In the JSON view bytes are lower-case hex, 64-bit integers strings (record numbers plain), times RFC 3339 UTC, and fields that hold
canonical JSON (\`evidence\`, \`parameters\`, \`environment\`, \`summary\`) are shown as what they say. Made by \`npm run records\`.

| kind | number | body | what it says |
|---|---|---|---|
`

const { root } = protobuf.parse(readFileSync(join(ROOT, SOURCE), 'utf8'), { keepCase: true, alternateCommentMode: true })
const record = root.lookupType('arqonbus.v1.Record')
const rows = record.oneofs.body?.fieldsArray.map((field) => {
  const body = root.lookupType(`arqonbus.v1.${field.type}`)
  const members = body.fieldsArray.map(({ name }) => `\`${name}\``).join(', ')
  return `| \`${field.name}\` | ${field.id} | ${members} | ${(body.comment ?? '').replaceAll('\n', ' ')} |\n`
})
if (rows === undefined) throw new Error(`${SOURCE} has no record bodies`)
writeOrCheck([{ path: 'docs/reference/records.md', text: HEAD + rows.join('') }], 'npm run records')
