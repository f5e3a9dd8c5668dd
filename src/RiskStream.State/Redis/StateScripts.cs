namespace RiskStream.State.Redis;

/// <summary>
/// The two scripts that change a partition, each one atomic step of the server. KEYS[1] is the partition's hash:
/// <c>epoch</c> of the newest owner and the <c>token</c> of the call that took it, <c>offset</c>, <c>turn</c> and
/// <c>memory</c> of the checkpoint, and the epoch of its <c>writer</c>.
/// </summary>
internal static class StateScripts
{
    /// <summary>What <see cref="Commit"/> returns when everything is stored.</summary>
    public const int Committed = 0;

    /// <summary>What <see cref="Commit"/> returns when a newer owner has the partition.</summary>
    public const int Fenced = 1;

    /// <summary>What <see cref="Commit"/> returns when the partition stands elsewhere.</summary>
    public const int Diverged = 2;

    /// <summary>How many arguments of <see cref="Commit"/> stand before those that belong to keys.</summary>
    public const int FixedCommitArguments = 9;

    /// <summary>How many keys of <see cref="Commit"/> stand before those of state.</summary>
    public const int FixedCommitKeys = 2;

    /// <summary>
    /// ARGV[1] is a token of this call, by which a repeated try is recognised. Returns epoch, offset, memory, turn; or,
    /// having changed nothing, only the server's eviction policy if it would drop state.
    /// </summary>
    public const string Acquire =
        """
        local info = redis.pcall('INFO', 'memory')
        if type(info) == 'string' then
          local policy = string.match(info, 'maxmemory_policy:([%w%-]+)')
          local limit = string.match(info, 'maxmemory:(%d+)')
          if policy and policy ~= 'noeviction' and limit ~= '0' then return { policy } end
        end
        if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then
          redis.call('HINCRBY', KEYS[1], 'epoch', 1)
          redis.call('HSET', KEYS[1], 'token', ARGV[1])
        end
        return redis.call('HMGET', KEYS[1], 'epoch', 'offset', 'memory', 'turn')
        """;

    /// <summary>
    /// KEYS[2] is the partition's sorted set of keys. ARGV: epoch, offset the partition should stand at, next offset,
    /// memory, seconds to live, number of appends, turn it should stand at, next turn, length of what comes before a key
    /// in its name; then the bytes for KEYS[3], KEYS[4], …, appends first. No bytes remove what is stored.
    /// </summary>
    /// <remarks>
    /// The server refuses a script for lack of memory only at its first write. So the first write is one that changes
    /// nothing and may be refused, and after it all others go through. EXPIRE both renews an appended key's life and
    /// tells whether the key is there: appending to one that is gone would store the end of a log without its
    /// beginning.
    /// </remarks>
    public const string Commit =
        """
        local call = redis.call
        local stored = call('HMGET', KEYS[1], 'epoch', 'offset', 'writer', 'turn')
        local epoch, offset, turn = stored[1] or '0', stored[2] or '0', stored[4] or '0'
        if epoch ~= ARGV[1] then
          if tonumber(epoch) > tonumber(ARGV[1]) then return 1 end
          return 2
        end
        if offset ~= ARGV[2] or turn ~= ARGV[7] then
          if offset == ARGV[3] and turn == ARGV[8] and stored[3] == ARGV[1] then return 0 end
          return 2
        end
        call('HSET', KEYS[1], 'epoch', epoch)
        local ttl, appended, prefix = ARGV[5], tonumber(ARGV[6]) + 2, tonumber(ARGV[9])
        for i = 3, appended do
          if call('EXPIRE', KEYS[i], ttl) == 0 then return 2 end
        end
        for i = 3, appended do
          call('APPEND', KEYS[i], ARGV[i + 7])
        end
        for i = appended + 1, #KEYS do
          local key = string.sub(KEYS[i], prefix + 1)
          if ARGV[i + 7] == '' then
            call('DEL', KEYS[i])
            call('ZREM', KEYS[2], key)
          else
            call('SET', KEYS[i], ARGV[i + 7], 'EX', ttl)
            call('ZADD', KEYS[2], 0, key)
          end
        end
        if #KEYS > 2 then call('EXPIRE', KEYS[2], ttl) end
        call('HSET', KEYS[1], 'offset', ARGV[3], 'turn', ARGV[8], 'memory', ARGV[4], 'writer', epoch)
        return 0
        """;
}
