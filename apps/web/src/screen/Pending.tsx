import { Skeleton } from '../ui/Skeleton.tsx'

/** The outline of the whole app while its first screen is on its way. */
export function ShellPending() {
  return (
    <main aria-busy className="flex h-dvh flex-col-reverse md:flex-row">
      <div className="flex items-center gap-2 border-line bg-bg-2 p-2 max-md:h-14 max-md:justify-around max-md:border-t md:w-14 md:flex-col md:border-r md:py-3">
        <Skeleton className="size-8" />
        <Skeleton className="size-8" />
        <Skeleton className="size-8" />
      </div>
      <div className="min-h-0 flex-1">
        <ScreenBlocks />
      </div>
    </main>
  )
}

/** The outline of a screen inside the app. */
export function ScreenPending() {
  return (
    <main aria-busy className="h-full bg-bg-2">
      <ScreenBlocks />
    </main>
  )
}

function ScreenBlocks() {
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-5 px-4 py-6 md:px-8 md:py-8">
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-40 w-full rounded-card" />
      <Skeleton className="h-24 w-full rounded-card" />
    </div>
  )
}
