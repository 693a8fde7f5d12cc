/** The one deck.gl layer of the map: draws quads in one go. */
import { Layer, picking, project32, type UpdateParameters } from '@deck.gl/core';
import { Buffer, type Device, type Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { IconSheet } from './icons.ts';
import { fragmentProgram, vertexProgram } from './quad-shaders.ts';
import { CORNERS, type Quads } from './quads.ts';

export interface QuadLayerProps {
  readonly quads: Quads;
  /** Changes whenever the quads do: they are the same arrays, filled anew. */
  readonly stamp: number;
  readonly icons: IconSheet;
}

const columns = ['at', 'to', 'look', 'colour'] as const;
const formats = {
  at: 'float32x3',
  to: 'float32x3',
  look: 'float32x4',
  colour: 'unorm8x4',
} as const;

interface QuadState {
  model: Model;
  buffers: Record<(typeof columns)[number], Buffer>;
  index: Buffer;
  /** Quads that there is room for. */
  room: number;
  sheet: Texture;
  icons: IconSheet;
  [name: string]: unknown;
}

/** Two triangles a quad. */
function indexOf(device: Device, room: number): Buffer {
  const data = new Uint32Array(6 * room);
  for (let quad = 0; quad < room; quad++) {
    const first = CORNERS * quad;
    data.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], 6 * quad);
  }
  return device.createBuffer({ usage: Buffer.INDEX, indexType: 'uint32', data });
}

function buffersOf(device: Device, quads: Quads): QuadState['buffers'] {
  const made = columns.map((name) => [
    name,
    device.createBuffer({ usage: Buffer.VERTEX | Buffer.COPY_DST, byteLength: quads[name].byteLength }),
  ]);
  return Object.fromEntries(made);
}

/** The sheet with smaller copies of itself, since icons are drawn at half its size and less. */
function sheetOf(device: Device, { image }: IconSheet): Texture {
  const { width, height } = image;
  const texture = device.createTexture({
    format: 'rgba8unorm',
    width,
    height,
    sampler: { minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'nearest' },
    mipLevels: device.getMipLevelCount(width, height),
  });
  texture.copyExternalImage({ image });
  texture.generateMipmapsWebGL();
  return texture;
}

export class QuadLayer extends Layer<QuadLayerProps> {
  static override layerName = 'QuadLayer';

  override initializeState(): void {
    const { device } = this.context;
    const { icons } = this.props;
    const model = new Model(device, {
      ...super.getShaders({ vs: vertexProgram, fs: fragmentProgram, modules: [project32, picking] }),
      id: this.props.id,
      topology: 'triangle-list',
      bufferLayout: columns.map((name) => ({ name, format: formats[name] })),
    });
    this.state = { model, buffers: null, index: null, room: 0, sheet: sheetOf(device, icons), icons };
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { quads, icons } = this.props;
    const state = this.state as QuadState;
    if (icons !== state.icons) {
      state.sheet.destroy();
      state.sheet = sheetOf(this.context.device, icons);
      state.icons = icons;
    }
    const room = quads.look.length / (4 * CORNERS);
    if (room !== state.room) this.makeRoom(room);
    if (quads.count === 0) return;
    const corners = CORNERS * quads.count;
    for (const name of columns) {
      const each = quads[name];
      const size = each.length / (CORNERS * room);
      state.buffers[name].write(each.subarray(0, size * corners));
    }
  }

  /** Buffers for so many quads. */
  private makeRoom(room: number): void {
    const state = this.state as QuadState;
    this.freeBuffers();
    state.buffers = buffersOf(this.context.device, this.props.quads);
    state.index = indexOf(this.context.device, room);
    state.room = room;
    state.model.setAttributes(state.buffers);
    state.model.setIndexBuffer(state.index);
  }

  private freeBuffers(): void {
    const { buffers, index } = this.state as Partial<QuadState>;
    for (const buffer of Object.values(buffers ?? {})) buffer.destroy();
    index?.destroy();
  }

  override draw(): void {
    const { model, sheet } = this.state as QuadState;
    const { count } = this.props.quads;
    if (count === 0) return;
    model.setBindings({ sheet });
    model.setVertexCount(6 * count);
    model.draw(this.context.renderPass);
  }

  override finalizeState(context: Parameters<Layer['finalizeState']>[0]): void {
    this.freeBuffers();
    (this.state as QuadState).sheet.destroy();
    super.finalizeState(context);
  }
}
