import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import type { Socket } from 'node:net'

// Loaded before a program (node --import), in each of its processes and threads: writes down whom its sockets ask for.
const file = process.env.NETWORK_LOG_OF_TEST ?? ''

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket }
  socket.on('lookup', (_error, _address, _family, host) => appendFileSync(file, `${host}\n`))
  socket.on('connectionAttempt', (address: string) => appendFileSync(file, `${address}\n`))
})
