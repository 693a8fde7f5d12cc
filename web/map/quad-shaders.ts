/** The programs that draw quads. The corner and the row come from the number of the vertex. */
import { CELL } from './icons.ts';

export const vertexProgram = `#version 300 es
#define SHADER_NAME quads
in vec3 at;
in vec3 to;
in vec4 look;
in vec4 colour;
out vec4 tint;
out vec2 cell;
out vec2 across;
flat out float kind;

vec2 turned(vec2 offset, float angle) {
  float s = sin(angle);
  float c = cos(angle);
  return vec2(c * offset.x - s * offset.y, s * offset.x + c * offset.y);
}

void main(void) {
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
  float size = look.z;
  kind = look.x;
  across = corner;
  cell = look.xy + (corner * 0.5 + 0.5) * ${CELL}.0;
  geometry.worldPosition = at;
  geometry.pickingColor = picking_getPickingColorFromIndex(float(gl_VertexID >> 2));
  gl_Position = project_position_to_clipspace(at, vec3(0.0), vec3(0.0), geometry.position);
  vec2 offset = turned(corner, look.w) * vec2(1.0, -1.0);
  if (kind == -1.0) {
    vec4 there = project_position_to_clipspace(to, vec3(0.0), vec3(0.0), geometry.position);
    vec2 way = (there.xy / there.w - gl_Position.xy / gl_Position.w) * project.viewportSize;
    vec2 side = dot(way, way) > 0.0 ? normalize(vec2(-way.y, way.x)) : vec2(0.0);
    if (corner.x > 0.0) gl_Position = there;
    offset = side * corner.y;
  }
  gl_Position.xy += project_pixel_size_to_clipspace(offset * size * 0.5);
  tint = colour;
  DECKGL_FILTER_COLOR(tint, geometry);
}
`;

export const fragmentProgram = `#version 300 es
#define SHADER_NAME quads
precision highp float;
uniform sampler2D sheet;
in vec4 tint;
in vec2 cell;
in vec2 across;
flat in float kind;
out vec4 fragColor;

void main(void) {
  fragColor = tint;
  if (kind >= 0.0) fragColor *= texture(sheet, cell / vec2(textureSize(sheet, 0)));
  else if (kind == -2.0 && dot(across, across) > 1.0) discard;
  if (fragColor.a < 0.05) discard;
  geometry.uv = across;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;
