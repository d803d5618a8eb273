import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** The way to a server on this machine, which can be cut: what is under way breaks off, and nobody is answered. */
export async function wayTo(port: number) {
  const sockets = new Set<Socket>()
  const listen = (on: number): Promise<Server> => {
    const server = createServer((socket) => {
      const onward = connect(port, '127.0.0.1')
      for (const one of [socket, onward]) {
        sockets.add(one)
        one.on('error', () => one.destroy()).on('close', () => sockets.delete(one))
      }
      socket.pipe(onward).pipe(socket)
    })
    return new Promise((resolve) => server.listen(on, '127.0.0.1', () => resolve(server)))
  }
  let server = await listen(0)
  const own = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${own}`,
    cut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
    async mend() {
      server = await listen(own)
    },
  }
}
