/** Names with their values, one under the other or as the class lays them out. */
export function Facts({
  facts,
  className,
}: {
  facts: readonly (readonly [name: string, value: string])[];
  className?: string;
}) {
  return (
    <dl className={className}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
