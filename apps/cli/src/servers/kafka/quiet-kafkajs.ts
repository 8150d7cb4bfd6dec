// kafkajs asks for a timer of minus 50 years on every connection; Node takes 1 ms for it and warns.
const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void
process.emitWarning = (...args: unknown[]) => {
  if (args[1] !== 'TimeoutNegativeWarning') emitWarning(...args)
}

export {}
