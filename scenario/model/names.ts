const given = [
  'Ada',
  'Ben',
  'Carla',
  'Dan',
  'Elif',
  'Finn',
  'Grace',
  'Hana',
  'Iris',
  'Jon',
  'Kenji',
  'Lea',
  'Maya',
  'Nils',
  'Omar',
  'Pia',
  'Rosa',
  'Sven',
  'Tomo',
  'Uma',
  'Vera',
  'Wes',
  'Yuki',
  'Zoe',
]
const family = [
  'Abe',
  'Bauer',
  'Clark',
  'Dubois',
  'Evans',
  'Fischer',
  'Garcia',
  'Hughes',
  'Ito',
  'Jones',
  'Klein',
  'Laurent',
  'Mori',
  'Novak',
  'Owens',
  'Petit',
  'Reid',
  'Sato',
  'Taylor',
  'Weber',
]

/** An invented person by number: name, mail address (a domain that nobody owns), and handle on a marketplace. */
export function personOf(index: number): { name: string; email: string; handle: string } {
  const first = given[index % given.length] as string
  const last = family[Math.floor(index / given.length) % family.length] as string
  const number = index.toString(36)
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}.${number}@example.com`.toLowerCase(),
    handle: `${first}_${number}`.toLowerCase(),
  }
}
