import { expect, test } from 'vitest'
import { newPerson, password } from '../../test/people.ts'
import { onEachRegistry, open } from '../../test/registries.ts'
import { newId } from '../kernel/ids.ts'
import type { Registry } from '../store/registry/registry.ts'
import { createAuth, type Session } from './auth.ts'
import { firstRun } from './first-run.ts'
import { createUser, setPassword, updateProfile, userByEmail } from './users.ts'

const secret = 'a secret of at least thirty-two characters'
const authOf = (registry: Registry, baseUrl = 'http://127.0.0.1:4600') => createAuth({ registry, secret, baseUrl })
const cookieOf = ({ cookies }: Pick<Session, 'cookies'>) =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })

onEachRegistry('signing in', ({ registry: registryOf, place }) => {
  test('a person who signs in is known by the cookie until signing out', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const person = await newPerson(registry)
    const session = await auth.signIn({ email: person.email.toUpperCase(), password, ip: '::1' })
    expect(session.user).toEqual(person)
    expect(session.cookies.join()).toMatch(/HttpOnly/)
    const headers = cookieOf(session)
    expect((await auth.sessionOf(headers))?.user).toEqual(person)
    await auth.signOut(headers)
    expect(await auth.sessionOf(headers)).toBeUndefined()
  })

  test('nobody is known by no cookie, or by one that was tampered with', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const session = await auth.signIn({ email: (await newPerson(registry)).email, password, ip: '::1' })
    const tampered = cookieOf(session)
      .get('cookie')
      ?.replace(/=(.)/, (_, first) => `=${first === 'a' ? 'b' : 'a'}`)
    expect(await auth.sessionOf(new Headers())).toBeUndefined()
    expect(await auth.sessionOf(new Headers({ cookie: tampered ?? '' }))).toBeUndefined()
  })

  test('a wrong password and an unknown e-mail are the same error', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const { email } = await newPerson(registry)
    await expect(auth.signIn({ email, password: 'wrong password', ip: '::1' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    const unknown = `${newId('no')}@example.com`
    await expect(auth.signIn({ email: unknown, password, ip: '::1' })).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
  })

  test('the sixth attempt in a quarter of an hour waits, even with the right password; another address does not', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const { email } = await newPerson(registry)
    const attempts = Array.from({ length: 5 }, () => auth.signIn({ email, password: 'wrong password', ip: '10.0.0.1' }))
    for (const attempt of await Promise.allSettled(attempts)) expect(attempt.status).toBe('rejected')
    await expect(auth.signIn({ email, password, ip: '10.0.0.1' })).rejects.toMatchObject({ code: 'too_many_requests' })
    expect((await auth.signIn({ email, password, ip: '10.0.0.2' })).user.email).toBe(email)
  })

  test('a changed password ends the other sessions and replaces the old one', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const { email } = await newPerson(registry)
    const [here, there] = [
      await auth.signIn({ email, password, ip: '::1' }),
      await auth.signIn({ email, password, ip: '::1' }),
    ]
    const wrong = auth.changePassword(cookieOf(here), { current: 'wrong password', next: 'another password' })
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_credentials' })
    const short = auth.changePassword(cookieOf(here), { current: password, next: 'short' })
    await expect(short).rejects.toMatchObject({ code: 'bad_request' })
    const changed = await auth.changePassword(cookieOf(here), { current: password, next: 'another password' })
    expect((await auth.sessionOf(cookieOf(changed)))?.user.email).toBe(email)
    expect(await auth.sessionOf(cookieOf(there))).toBeUndefined()
    await expect(auth.signIn({ email, password, ip: '::1' })).rejects.toMatchObject({ code: 'wrong_credentials' })
    await auth.signIn({ email, password: 'another password', ip: '::1' })
  })

  test('whoever has the machine can set a password, which ends the sessions', async () => {
    const registry = await registryOf()
    const auth = authOf(registry)
    const { email } = await newPerson(registry)
    const session = await auth.signIn({ email, password, ip: '::1' })
    await setPassword(
      registry,
      { kind: 'local', id: 'local', name: 'Command line' },
      { email, password: 'forgotten no more' },
    )
    expect(await auth.sessionOf(cookieOf(session))).toBeUndefined()
    await auth.signIn({ email, password: 'forgotten no more', ip: '::1' })
  })

  test('behind https, cookies are secure', async () => {
    const registry = await registryOf()
    const auth = authOf(registry, 'https://millpond.example.com')
    const session = await auth.signIn({ email: (await newPerson(registry)).email, password, ip: '::1' })
    expect(session.cookies.every((cookie) => cookie.includes('Secure'))).toBe(true)
  })

  test('passwords are kept as hashes', async () => {
    const registry = await registryOf()
    const { id } = await newPerson(registry)
    const account = await registry.db
      .selectFrom('accounts')
      .selectAll()
      .where('user_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(account)).not.toContain(password)
  })

  test('an e-mail has one account, whatever its capitals', async () => {
    const registry = await registryOf()
    const { email } = await newPerson(registry)
    const again = createUser(registry, { name: 'Ann', email: email.toUpperCase(), password })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a person changes the own name and language', async () => {
    const registry = await registryOf()
    const { id, name, email } = await newPerson(registry)
    await updateProfile(registry, { kind: 'user', id, name }, { name: '安', locale: 'zh' })
    expect(await userByEmail(registry, email)).toEqual({ id, email, name: '安', locale: 'zh' })
  })

  test('a language that nobody chose is none, so that the browser decides; a chosen one is told at sign-in', async () => {
    const registry = await registryOf()
    const person = await newPerson(registry)
    expect(person.locale).toBeNull()
    const auth = authOf(registry)
    const enter = async () => (await auth.signIn({ email: person.email, password, ip: '192.0.2.1' })).user.locale
    expect(await enter()).toBeNull()
    await updateProfile(registry, { kind: 'user', id: person.id, name: person.name }, { locale: 'en' })
    expect(await enter()).toBe('en')
  })

  test('the first run creates one owner, and no second run does', async () => {
    const registry = await open(await place())
    const shown = await firstRun(registry, { email: 'owner@millpond.local' })
    expect(shown?.password.length).toBeGreaterThanOrEqual(16)
    const { email = '', password: made = '' } = shown ?? {}
    expect((await authOf(registry).signIn({ email, password: made, ip: '::1' })).user.email).toBe(
      'owner@millpond.local',
    )
    expect(await firstRun(registry, { email: 'other@millpond.local', password })).toBeUndefined()
    await registry.close()
  })
})
