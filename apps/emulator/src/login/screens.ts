import { pictureUrl } from '../world/cdn-links.ts'
import type { App, Grant, Page, User } from '../world/entities.ts'
import { type Permission, permissions } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import { dialogPage, type Html, html } from './html.ts'
import { type DialogLanguage, words } from './words.ts'

export interface Screen {
  world: World
  language: DialogLanguage
  app: App
  /** The dialog's own parameters, carried from step to step. */
  carried: Record<string, string>
}

function form(screen: Screen, step: string, body: Html, extra: Record<string, string> = {}): Html {
  const hidden = Object.entries({ ...screen.carried, ...extra, step })
  return html`<form method="post" action="/dialog/oauth/step">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${body}</form>`
}

function cancelForm(screen: Screen): Html {
  return form(
    screen,
    'cancel',
    html`<button data-testid="login-cancel">${words[screen.language].cancel}</button>`,
  )
}

const show = (screen: Screen, body: Html) => dialogPage(screen.language, html`${body}${cancelForm(screen)}`)

/** Which of the emulated people is logging in. */
export function whoScreen(screen: Screen): string {
  const say = words[screen.language]
  const users = [...screen.world.users.values()]
  const buttons = users.map(
    (user) => html`<button class="main" name="user" value="${user.id}" data-testid="login-user-${user.id}">
${say.continueAs(user.name)}</button>`,
  )
  const choice =
    users.length > 0 ? form(screen, 'who', html`${buttons}`) : html`<p role="alert">${say.nobody}</p>`
  return show(
    screen,
    html`<div class="dot" aria-hidden="true">∞</div><h1>${say.who(screen.app.name)}</h1>
<p>${say.whoHint}</p>${choice}`,
  )
}

/** Somebody who has linked the app before. */
export function againScreen(screen: Screen, user: User): string {
  const say = words[screen.language]
  const button = (action: string, text: string, look: string) =>
    html`<button class="${look}" name="choice" value="${action}" data-testid="login-${action}">${text}</button>`
  const buttons = html`${button('reconnect', say.reconnect, 'main')}${button('edit-settings', say.edit, '')}`
  return show(
    screen,
    html`<h1>${say.before(user.name, screen.app.name)}</h1><p>${say.beforeHint}</p>
${form(screen, 'again', buttons, { user: user.id })}`,
  )
}

/** Which Pages the app may see. */
export function pagesScreen(screen: Screen, user: User, pages: Page[], before: Grant | null): string {
  const say = words[screen.language]
  const all = before !== null && before.pageIds === null
  const rows = pages.map(
    (page) => html`<label class="row"><input type="checkbox" name="page" value="${page.id}"
data-testid="login-page-${page.id}" ${before?.pageIds?.has(page.id) ? html`checked` : null}>
<img src="${pictureUrl(screen.world, page.id)}" alt=""><span>${page.name}</span></label>`,
  )
  const extent = (
    value: string,
    text: string,
    checked: boolean,
  ) => html`<label class="row"><input type="radio"
name="extent" value="${value}" data-testid="login-pages-${value}" ${checked ? html`checked` : null}><span>${text}</span></label>`
  const body = html`<fieldset>${extent('all', say.allPages, all)}${extent('some', say.somePages, !all)}
<div class="some">${rows.length > 0 ? rows : html`<p>${say.noPages}</p>`}</div></fieldset>
<button class="main" data-testid="login-next">${say.next}</button>`
  return show(
    screen,
    html`<h1>${say.pages(screen.app.name)}</h1>${form(screen, 'pages', body, { user: user.id })}`,
  )
}

/** What the app may do; each permission can be switched off. */
export function permissionsScreen(
  screen: Screen,
  user: User,
  asked: Permission[],
  chosen: Record<string, string>,
): string {
  const say = words[screen.language]
  const rows = asked.map(
    (
      name,
    ) => html`<label class="row"><span>${permissions[name][screen.language]}</span><input type="checkbox" role="switch"
name="permission" value="${name}" checked data-testid="login-permission-${name}"></label>`,
  )
  const body = html`<fieldset>${rows}</fieldset><button class="main" data-testid="login-save">${say.save}</button>`
  return show(
    screen,
    html`<h1>${say.review(screen.app.name)}</h1>${form(screen, 'permissions', body, { user: user.id, ...chosen })}`,
  )
}

/** All is settled; the way back to the app. */
export function doneScreen(screen: Screen, user: User): string {
  const say = words[screen.language]
  const body = html`<button class="main" data-testid="login-done">${say.done}</button>`
  return dialogPage(
    screen.language,
    html`<div class="dot" aria-hidden="true">✓</div><h1>${say.linked(screen.app.name)}</h1>
<p>${say.linkedHint}</p>${form(screen, 'done', body, { user: user.id })}`,
  )
}

/** An error that never reaches the app. */
export function errorScreen(language: DialogLanguage, kind: 'blocked' | 'noApp'): string {
  const say = words[language]
  return dialogPage(
    language,
    html`<h1 data-testid="login-error">${say[kind]}</h1><p>${say[`${kind}Hint`]}</p>`,
  )
}
