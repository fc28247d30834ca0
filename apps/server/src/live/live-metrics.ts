import type { Counter, Gauge, Histogram } from 'prom-client'
import type { Metrics } from '../metrics.ts'

/** What the live feed counts about itself. */
export interface LiveMetrics {
  sockets: Gauge
  frames: Counter
  bytes: Counter
  resets: Counter
  tooSlow: Counter
  lag: Histogram
}

export function openLiveMetrics(metrics: Metrics): LiveMetrics {
  return {
    sockets: metrics.gauge('live_sockets', 'Browsers and programs that follow a live feed'),
    frames: metrics.counter('live_frames_total', 'Frames sent to live connections'),
    bytes: metrics.counter('live_bytes_total', 'Bytes of frames sent to live connections'),
    resets: metrics.counter('live_resets_total', 'Followers told to take new snapshots'),
    tooSlow: metrics.counter(
      'live_too_slow_total',
      'Connections given up because they took frames too slowly',
    ),
    lag: metrics.histogram(
      'live_lag_seconds',
      'From a change to its being sent',
      [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    ),
  }
}
