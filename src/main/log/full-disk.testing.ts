import { FaultyDisk } from './faulty-disk.testing.ts'

const faulty = new FaultyDisk()
// Room for the first segment's preallocation and a little more.
faulty.roomBytes = 1_400_000

/** For a log worker: a disk that is soon full. */
export const disk = faulty
