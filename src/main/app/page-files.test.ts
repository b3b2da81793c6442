import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../shared/host/index.ts'
import { isOwnPage, pagePath, servePage } from './page-files.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vbus-page-'))
  folders.push(folder)
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'secret.txt'), 'not ours to serve')
  return folder
}

describe('files of the page', () => {
  it('WN2 knows its own files and nothing else', () => {
    expect(pagePath('app://vbus/')).toBe('/index.html')
    expect(pagePath('app://vbus/assets/index-1a2b.js')).toBe('/assets/index-1a2b.js')
    expect(isOwnPage('app://vbus/index.html#runs')).toBe(true)
    expect(isOwnPage('app://vbus/w/0190f3a2-7b1c-7def-8abc-0123456789ab/runs?sel=run:a')).toBe(true)
    expect(pagePath('app://vbus/w/0190f3a2-7b1c-7def-8abc-0123456789ab/../secret')).toBeUndefined()
    // The URL parser itself ends climbing at the root: what is left is a name inside the build.
    expect(pagePath('app://vbus/%2e%2e/%2e%2e/etc/passwd.js')).toBe('/etc/passwd.js')
  })

  it('WN2 refuses other hosts, climbing, encodings and file types', () => {
    const bad = [
      'app://other/index.html',
      'app://vbus@evil/index.html',
      'file:///etc/passwd',
      'app://vbus/assets/..%2findex.html',
      'app://vbus/.hidden.js',
      'app://vbus/secret.txt',
      'app://vbus/a\\b.js%00',
      'http://vbus/index.html',
      'nonsense',
    ]
    for (const address of bad) expect(pagePath(address), address).toBeUndefined()
  })

  it('WN3 sends the policy with the page and with a refusal', async () => {
    const folder = await build()
    const page = await servePage(folder, { method: 'GET', url: 'app://vbus/' })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    const secret = await servePage(folder, { method: 'GET', url: 'app://vbus/secret.txt' })
    expect(secret.status).toBe(404)
    expect(secret.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect((await servePage(folder, { method: 'POST', url: 'app://vbus/' })).status).toBe(404)
  })

  it('WN3 holds no unsafe source and no wildcard; blobs are pictures alone', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|data:|https?:/)
    const withBlobs = CONTENT_SECURITY_POLICY.split(';').filter((directive) => directive.includes('blob:'))
    expect(withBlobs.map((directive) => directive.trim())).toEqual(["img-src 'self' blob:"])
  })
})
