import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A value of the format that the tests have need of. */
type Value = string | { uint: number } | Value[] | { [name: string]: Value }
/** The two sides of a bit: another node, or where the data of a network begin. */
type Node = [Node | number | undefined, Node | number | undefined]

/** Writes a database in MaxMind's format (2.0, IPv4) of networks such as `203.0.113.0/24`; gives its path. */
export function placesFile(networks: Record<string, Value>): string {
  const root: Node = [undefined, undefined]
  const data: Buffer[] = []
  for (const [network, value] of Object.entries(networks)) {
    const [address = '', length = '32'] = network.split('/')
    const bits = address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('')
    put(root, bits.slice(0, Number(length)), Buffer.concat(data).length)
    data.push(encoded(value))
  }
  const nodes = [...nodesOf(root)]
  const record = (side: Node | number | undefined) => {
    const number =
      side === undefined ? nodes.length : Array.isArray(side) ? nodes.indexOf(side) : nodes.length + 16 + side
    return Buffer.from([number >> 16, (number >> 8) & 255, number & 255])
  }
  const tree = nodes.flatMap(([left, right]) => [record(left), record(right)])
  const about = {
    node_count: { uint: nodes.length },
    record_size: { uint: 24 },
    ip_version: { uint: 4 },
    database_type: 'Test-Country',
    languages: [],
    binary_format_major_version: { uint: 2 },
    binary_format_minor_version: { uint: 0 },
    build_epoch: { uint: 1_772_445_600 },
    description: {},
  }
  const mark = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')])
  const path = join(mkdtempSync(join(tmpdir(), 'millpond-places-')), 'places.mmdb')
  writeFileSync(path, Buffer.concat([...tree, Buffer.alloc(16), ...data, mark, encoded(about)]))
  return path
}

function put(node: Node, [bit, ...rest]: string, at: number): void {
  const side = Number(bit) as 0 | 1
  if (rest.length === 0) {
    node[side] = at
    return
  }
  const next = node[side]
  const child: Node = Array.isArray(next) ? next : [undefined, undefined]
  node[side] = child
  put(child, rest.join(''), at)
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const side of node) if (Array.isArray(side)) yield* nodesOf(side)
}

function encoded(value: Value): Buffer {
  if (typeof value === 'string') return Buffer.concat([Buffer.from([(2 << 5) | value.length]), Buffer.from(value)])
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...value.map(encoded)])
  if (typeof value.uint === 'number') {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value.uint)
    return Buffer.concat([Buffer.from([(6 << 5) | 4]), bytes])
  }
  const entries = Object.entries(value as { [name: string]: Value })
  return Buffer.concat([
    Buffer.from([(7 << 5) | entries.length]),
    ...entries.flatMap(([name, inside]) => [encoded(name), encoded(inside)]),
  ])
}
