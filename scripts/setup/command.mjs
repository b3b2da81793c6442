import { spawn } from 'node:child_process'
import { SetupError } from './progress.mjs'

const HEAD_CHARACTERS = 1_500
const TAIL_CHARACTERS = 1_500

/**
 * Runs a program without standard input; the beginning and the end of its output are shown only when it fails.
 * @returns what it printed on standard output.
 * @throws SetupError when it cannot be started, fails, or takes longer than `timeoutMs`.
 */
export function runCommand(file, args, { cwd, env = process.env, timeoutMs = 900_000, remedy = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let head = ''
    let tail = ''
    const keep = (text) => {
      const room = HEAD_CHARACTERS - head.length
      head += text.slice(0, room)
      tail = (tail + text.slice(Math.max(room, 0))).slice(-TAIL_CHARACTERS)
    }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
      keep(text)
    })
    child.stderr.setEncoding('utf8').on('data', keep)
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const fail = (reason) =>
      reject(new SetupError(`${file} ${args.slice(0, 4).join(' ')}: ${reason}\n${head}${tail === '' ? '' : `\n…\n${tail}`}`.trim(), remedy))
    child.on('error', (error) => {
      clearTimeout(timer)
      fail(error.message)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(out)
      else fail(signal ? `ended by ${signal} (limit ${timeoutMs / 1000} s)` : `exit ${code}`)
    })
  })
}
