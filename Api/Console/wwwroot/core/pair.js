// Two players locked in time: the other one shows what matches the moment that this one shows.

/** The other video's moment at this video's moment, under a segment: this one plays speed times as fast. */
export const toOther = (segment, time) => segment.matchStart + (time - segment.start) * segment.speed;

/** This video's moment at the other's. */
export const toThis = (segment, time) => segment.start + (time - segment.matchStart) / segment.speed;

/** The middle of the frame that lies steps from the one at a time: never on the border between two. */
export function frameTime(time, frameRate, steps) {
  return Math.max(0, (Math.floor(time * frameRate + 1e-3) + steps + 0.5) / frameRate);
}

const maxDrift = 0.25; // seconds from which the other jumps instead of catching up

/** Puts the other player where it belongs. While they play, small drifts are caught up by its speed. */
export function lock(own, other, segment, time) {
  const wanted = toOther(segment, time);
  const place = Math.min(Math.max(0, wanted), other.duration || wanted);
  const isAway = wanted < 0 || wanted > other.duration;
  const drift = place - other.currentTime;
  if (own.paused || isAway) {
    other.pause();
    if (Math.abs(drift) > 1e-4) other.currentTime = place;
  } else {
    if (Math.abs(drift) > maxDrift) other.currentTime = place;
    other.playbackRate = Math.min(16, Math.max(0.0625, own.playbackRate * segment.speed * (1 + Math.max(-0.2, Math.min(0.2, drift * 2)))));
    if (other.paused) other.play().catch(() => {});
  }
  return isAway;
}
