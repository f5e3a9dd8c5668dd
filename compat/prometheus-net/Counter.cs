namespace Prometheus;

/// <summary>A number that only grows.</summary>
public sealed class Counter : Collector<Counter.Child>
{
    internal Counter(string name, string help, string[] labelNames)
        : base(name, help, labelNames)
    {
    }

    /// <summary>The value without labels.</summary>
    public double Value => Unlabelled.Value;

    internal override string Type => "counter";

    /// <summary>Adds to the value without labels.</summary>
    public void Inc(double increment = 1) => Unlabelled.Inc(increment);

    /// <summary>Raises the value without labels to a number.</summary>
    public void IncTo(double targetValue) => Unlabelled.IncTo(targetValue);

    private protected override Child NewChild() => new();

    private protected override void Write(TextFormat text, string[] values, Child child) => text.Sample(Name, Labels, values, child.Value);

    /// <summary>The value of a set of labels. Safe for concurrent use.</summary>
    public sealed class Child
    {
        private double _value;

        internal Child()
        {
        }

        /// <summary>The value.</summary>
        public double Value => Volatile.Read(ref _value);

        /// <summary>Adds to it.</summary>
        public void Inc(double increment = 1)
        {
            if (!(increment >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(increment), "Counter value cannot decrease.");
            }

            Atomic.Change(ref _value, value => value + increment);
        }

        /// <summary>Raises it to a number; a lower one changes nothing.</summary>
        public void IncTo(double targetValue) => Atomic.Change(ref _value, value => Math.Max(value, targetValue));
    }
}
