/** Writing a stored record in another tool's format, frame by frame, into a file that appears whole or not at all. */
import { exporters, type Problem, type ReelFormat } from '../src/index.ts';
import { streamFileSafely } from './files.ts';
import { withReel } from './record-reel.ts';

/**
 * Write the record in `folder` to `out`.
 * @param advanced  called after each frame with the share of the work that is done, 0..1
 */
export async function exportReel(
  folder: string,
  format: ReelFormat,
  out: string,
  advanced: (share: number) => void = () => {},
): Promise<Problem | null> {
  return withReel(folder, async ({ head, frames, count }) => {
    const passes = exporters[format](head);
    await streamFileSafely(out, async (write) => {
      let done = 0;
      for (const exporter of passes) {
        write(exporter.begin());
        for await (const frame of frames(exporter.reads)) {
          write(exporter.frame(frame));
          advanced(++done / (count * passes.length));
        }
        write(exporter.end());
      }
    });
  });
}
