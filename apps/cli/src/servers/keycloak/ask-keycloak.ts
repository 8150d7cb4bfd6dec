/** Asks whether the server is ready, knows its administrator's password and has these realms; says what it lacks. */
export async function askKeycloak({ url, healthUrl, login, realms }: { url: string; healthUrl: string; login: { username: string; password: string }; realms: readonly string[] }): Promise<string | undefined> {
  try {
    const ready = await fetch(healthUrl, { signal: AbortSignal.timeout(3_000) })
    if (ready.status !== 200) return `its health page says ${ready.status}`
    const token = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST', body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...login }), signal: AbortSignal.timeout(10_000),
    })
    await token.body?.cancel()
    if (token.status !== 200) return `it does not take its administrator's password (${token.status})`
    for (const realm of realms) {
      const answer = await fetch(`${url}/realms/${realm}`, { signal: AbortSignal.timeout(5_000) })
      await answer.body?.cancel()
      if (answer.status !== 200) return `its realm ${realm} answers ${answer.status}`
    }
    return undefined
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return cause instanceof Error ? cause.message : String(cause)
  }
}
