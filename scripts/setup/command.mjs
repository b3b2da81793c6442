import { spawn } from 'node:child_process'
import { SetupError } from './progress.mjs'

const TAIL_CHARACTERS = 4_000

/**
 * Runs a program without standard input; its output is kept and shown (the last 4,000 characters) only when it fails.
 * @returns what it printed on standard output.
 * @throws SetupError when it cannot be started, fails, or takes longer than `timeoutMs`.
 */
export function runCommand(file, args, { cwd, env = process.env, timeoutMs = 900_000, remedy = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let tail = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
      tail = (tail + text).slice(-TAIL_CHARACTERS)
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      tail = (tail + text).slice(-TAIL_CHARACTERS)
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const fail = (reason) => reject(new SetupError(`${file} ${args.slice(0, 4).join(' ')}: ${reason}\n${tail}`.trim(), remedy))
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
