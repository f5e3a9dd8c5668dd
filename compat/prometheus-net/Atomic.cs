namespace Prometheus;

/// <summary>Changes of a number that several threads share.</summary>
internal static class Atomic
{
    public static void Change(ref double value, Func<double, double> change)
    {
        while (true)
        {
            var before = Volatile.Read(ref value);
            var after = change(before);
            if (Interlocked.CompareExchange(ref value, after, before).Equals(before))
            {
                return;
            }
        }
    }
}
