import type { Command } from '../../commands/command.ts'
import type { Services } from '../../services.ts'
import { WORDS } from '../../words/replay.ts'
import { commandLineOf, problemsOf } from './replay-form.ts'

const { commands: words } = WORDS

const notRunning = ({ replay }: Services): string | undefined => (replay.running === undefined ? words.notRunning : undefined)
const noMoment = ({ time }: Services): string | undefined => (time.store.getState().at === undefined ? words.noMoment : undefined)

function control(what: 'pause' | 'resume' | 'step' | 'cancel', more: object = {}): Command['run'] {
  return async ({ replay, notices }) => {
    try {
      await replay.control(what, more)
    } catch (error) {
      notices.failed(WORDS.could.control, error)
    }
  }
}

/** What can be done in this view. */
export const commands: readonly Command[] = [
  {
    id: 'replay.start',
    title: words.start,
    keys: ['s'],
    undo: 'rig',
    unavailable: ({ connection, replay }) =>
      connection.bus === undefined ? words.offline : Object.values(problemsOf(replay.store.getState().form))[0],
    run: async ({ replay, notices }) => {
      try {
        await replay.start()
      } catch (error) {
        notices.failed(WORDS.could.start, error)
      }
    },
    cli: ({ replay }) => commandLineOf(replay.store.getState().form),
  },
  {
    id: 'replay.pause',
    title: words.pause,
    keys: ['p'],
    undo: 'rig',
    unavailable: notRunning,
    run: (services) => control(services.replay.running?.paused === true ? 'resume' : 'pause')(services),
  },
  { id: 'replay.step', title: words.step, keys: ['n'], undo: 'rig', unavailable: notRunning, run: control('step') },
  {
    id: 'replay.step-ten',
    title: words.stepTen,
    keys: ['j'],
    undo: 'rig',
    unavailable: notRunning,
    run: control('step', { messages: 10 }),
  },
  { id: 'replay.cancel', title: words.cancel, keys: ['Delete'], undo: 'rig', unavailable: notRunning, run: control('cancel') },
  {
    id: 'replay.from-cursor',
    title: words.fromCursor,
    keys: ['['],
    undo: 'view',
    unavailable: noMoment,
    run: ({ replay, time }) => replay.setForm({ from: time.store.getState().at?.pos ?? '' }),
  },
  {
    id: 'replay.to-cursor',
    title: words.toCursor,
    keys: [']'],
    undo: 'view',
    unavailable: noMoment,
    run: ({ replay, time }) => replay.setForm({ to: time.store.getState().at?.pos ?? '' }),
  },
]
