import type { ChannelConnector } from '../../ports/channel-connector.ts'
import { ask, type MetaApp } from './meta-app.ts'
import { listNewest } from './newest-messages.ts'
import { dialogUrl, inspectToken, signIn } from './oauth.ts'
import { openPage } from './pages.ts'
import { readReceivers } from './receivers.ts'
import { readSignedRequest } from './signed-request.ts'
import { ensureAppSubscription, readSubscription, subscribe, unsubscribe } from './subscription.ts'
import { asObject } from './webhook-json.ts'

/** How Facebook lets us in, for one app at Meta. */
export function facebookConnector(app: MetaApp): ChannelConnector {
  return {
    kind: 'facebook_page',
    dialogUrl: (request) => dialogUrl(app, request),
    signIn: (code) => signIn(app, code),
    open: (userToken, externalId) => openPage(app, userToken, externalId),
    pointWebhooksHere: () => ensureAppSubscription(app),
    subscribe: (externalId, token) => subscribe(app, externalId, token),
    unsubscribe: (externalId, token) => unsubscribe(app, externalId, token),
    readSubscription: (externalId, token) => readSubscription(app, externalId, token),
    inspectToken: (externalId, token) => inspectToken(app, externalId, token),
    // `msgr_multi_app` follows Conversation Routing on Messenger; Meta publishes the name without explaining it.
    readRouting: (_externalId, token) =>
      ask(
        app,
        { method: 'GET', path: 'me', token, query: { fields: 'messaging_feature_status' } },
        (data) => ({
          on: asObject(data.messaging_feature_status)?.msgr_multi_app === true,
        }),
      ),
    readReceivers: (_externalId, token) => readReceivers(app, token),
    listNewest: (externalId, token) => listNewest(app, externalId, token),
    readSignedRequest: (signed) =>
      readSignedRequest(
        signed,
        app.previousSecret === null ? [app.secret] : [app.secret, app.previousSecret],
      ),
  }
}
