import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { Agent } from 'undici'
import { cdnRoutes } from './cdn/routes.ts'
import { createCrowd } from './crowd/run-crowd.ts'
import { desk } from './desk/index.ts'
import { graphShell } from './graph/shell.ts'
import { lazyValidator } from './lazy-validator.ts'
import { loginDialog } from './login/dialog.ts'
import { machineTime } from './machine-time.ts'
import { recordInto } from './recording/record.ts'
import type { Recording } from './recording/recording.ts'
import { replay } from './recording/replay.ts'
import { settle } from './settle.ts'
import { interfaceRoot, showInterface } from './user-interface.ts'
import { createDeliverer, type Deliverer } from './webhooks/deliverer.ts'
import { createOutside } from './webhooks/outside.ts'
import { createPost } from './webhooks/post.ts'
import { createClock } from './world/clock.ts'
import { performTask } from './world/perform-task.ts'
import type { RealTime } from './world/real-time.ts'
import { createWorld, resetWorld, type World } from './world/world.ts'

export interface EmulatorOptions {
  /** The same seed gives the same ids and the same accidents. */
  seed?: string
  /** How others reach the emulator; found out when it listens. */
  publicUrl?: string
  /** Virtual milliseconds at which its clock starts; real time when absent. */
  startsAt?: number
  realTime?: RealTime
  /** A file into which everything said to and by the emulator is written, without secrets. */
  record?: string
}

/** A pretend platform that does not listen yet. */
export interface Emulator {
  app: FastifyInstance
  world: World
  deliverer: Deliverer
  /** Plays a recording's customers and staff to the apps that are connected. */
  replay(recording: Recording): ReturnType<typeof replay>
  /** Waits until nothing is on its way, looking so many virtual milliseconds ahead. */
  settled(withinMs?: number): Promise<void>
  close(): Promise<void>
}

export interface RunningEmulator extends Emulator {
  url: string
  port: number
}

const standardSeed = 'lienmach'

/** Puts the world, its API, its login, its CDN and its desk together. */
export async function buildEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = createClock(options.realTime ?? machineTime, options.startsAt ?? null)
  const world = createWorld(clock, options.seed ?? standardSeed, options.publicUrl ?? 'http://localhost:4000')
  const network = new Agent({ connections: 128, pipelining: 1, keepAliveTimeout: 10_000 })
  const recorder = options.record === undefined ? null : await recordInto(options.record, world)
  const post = createPost(network)
  const deliverer = createDeliverer(world, recorder?.overhear(post) ?? post)
  const outside = createOutside(network, (appId, pageId) => deliverer.quiet({ appId, pageId }))
  world.outbound = deliverer.push
  const crowd = createCrowd(world)
  world.perform = (task) => {
    if (task.do === 'retry') deliverer.retry(task.deliveryId)
    else if (task.do === 'crowd') crowd.step(task.run)
    else performTask(world, task)
  }

  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    keepAliveTimeout: 72_000,
    bodyLimit: 1024 * 1024,
  })
  app.setValidatorCompiler(lazyValidator)
  const reset = (seed: string | null) => {
    deliverer.clear()
    resetWorld(world, seed ?? world.seed)
    world.tell({ type: 'world_changed', what: 'reset' })
  }
  recorder?.hear(app)
  await app.register(fastifyStatic, { root: interfaceRoot, serve: false })
  await app.register(desk, { prefix: '/_desk', world, outside, deliverer, crowd, reset })
  await app.register(loginDialog, { world })
  await app.register(cdnRoutes, { world })
  await app.register(graphShell, { world, outside, otherwise: showInterface })
  app.addHook('onClose', async () => {
    clock.close()
    deliverer.clear()
    await network.destroy()
    await recorder?.close()
  })
  return {
    app,
    world,
    deliverer,
    replay: (recording) => replay({ world, outside, crowd }, recording),
    settled: (withinMs = 2_000) => settle(world, deliverer, withinMs),
    close: () => app.close(),
  }
}

/** Builds an emulator and listens; port 0 takes any free one. */
export async function startEmulator(
  options: EmulatorOptions & { port: number; host?: string },
): Promise<RunningEmulator> {
  const emulator = await buildEmulator(options)
  const url = await emulator.app.listen({ port: options.port, host: options.host ?? 'localhost' })
  const port = Number(new URL(url).port)
  if (options.publicUrl === undefined) emulator.world.publicUrl = `http://localhost:${port}`
  return { ...emulator, url: `http://localhost:${port}`, port }
}
