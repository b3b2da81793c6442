import { connect, Fault } from 'arqonbus'

const open = () => connect(process.env['VBUS_URL'] ?? 'ws://127.0.0.1:4910', { token: process.env['VBUS_TOKEN'] })
const [sender, receiver] = [await open(), await open()]

const whole = Promise.withResolvers<string>()
await receiver.incomingStreams('lab.audio', async (stream) => {
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (stream.start['name'] === 'endless') break // a loop that is left cancels the stream
  }
  if (stream.start['name'] === 'endless') return
  whole.resolve(`${String(stream.start['name'])}: ${bytes} bytes, count and hash as announced`)
})

const recording = await sender.openStream('lab.audio', { name: 'recording', content_type: 'audio/wav' })
for (let i = 0; i < 10; i++) await recording.write(new Uint8Array(100_000).fill(i)) // waits for credit where the receiver is slow
console.log(await recording.end().then(({ bytes, chunks }) => ({ bytes, chunks })))
console.log(await whole.promise)

const endless = await sender.openStream('lab.audio', { name: 'endless', content_type: 'audio/wav' })
try {
  while (true) await endless.write(new Uint8Array(100_000))
} catch (error) {
  console.log(Fault.from(error).code)
}
for (const each of [sender, receiver]) await each.close()

// prints:
// { bytes: 1000000, chunks: 10 }
// recording: 1000000 bytes, count and hash as announced
// stream/cancelled
